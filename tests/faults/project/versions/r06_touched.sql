-- message: touched
-- revision: r06
-- down_revision: r05

-- mig:upgrade
ALTER TABLE orders ADD COLUMN touched integer NOT NULL DEFAULT 0;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.touched := OLD.touched + 1;
    RETURN NEW;
END
$$;
CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
UPDATE orders SET note = note || '!';

-- mig:downgrade
DROP TRIGGER touch ON orders;
DROP FUNCTION touch();
ALTER TABLE orders DROP COLUMN touched;
