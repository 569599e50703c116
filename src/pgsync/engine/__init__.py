"""From two catalogs to a plan, knowing no kind: diff, select, steps, order, batches, script."""
