CREATE TYPE money_amount AS (value numeric, unit text);
CREATE TYPE discount AS (percentage numeric, reason text);
CREATE TYPE invoice_line AS (position integer, cost money_amount, less discount, history discount[]);
