-- message: cents
-- revision: r14
-- down_revision: r13

-- mig:upgrade
CREATE DOMAIN cents AS bigint CHECK (VALUE >= 0);
ALTER TABLE orders ADD COLUMN total cents;
UPDATE orders SET total = id * 100;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;

-- mig:downgrade
ALTER TABLE orders DROP COLUMN total;
DROP DOMAIN cents;
