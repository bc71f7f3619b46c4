BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TRIGGER "touch" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION touch('a:b');

CREATE CONSTRAINT TRIGGER "check Stock" AFTER INSERT ON Shop.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE PROCEDURE check_stock();

CREATE TRIGGER "t" AFTER DELETE ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION f();

CREATE CONSTRAINT TRIGGER "t2" after delete ON shop.orders for each row execute function f();

DROP TRIGGER IF EXISTS "touch" ON public.users;;

CREATE TRIGGER "touch" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION touch('a:b');

DROP TRIGGER IF EXISTS "check Stock" ON Shop.orders;;

CREATE CONSTRAINT TRIGGER "check Stock" AFTER INSERT ON Shop.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE PROCEDURE check_stock();

DROP TRIGGER IF EXISTS "t" ON public.orders;;

CREATE TRIGGER "t" AFTER DELETE ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION f();

DROP TRIGGER IF EXISTS "t2" ON shop.orders;;

CREATE CONSTRAINT TRIGGER "t2" after delete ON shop.orders for each row execute function f();

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

