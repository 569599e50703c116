"""The interactive views, on textual: imported only when one is opened (decision 0120)."""
