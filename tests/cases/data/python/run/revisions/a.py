"""what a revision can know of the run"""

import logging

from alembic import context, op
from show import fails, show

revision = "a"
down_revision = None

log = logging.getLogger("alembic.runtime.mine")
other = logging.getLogger(__name__)


def upgrade():
    show(context.is_offline_mode(), op.get_context().as_sql, context.get_x_argument(), context.get_x_argument(as_dictionary=True), context.get_tag_argument(), context.config.config_ini_section)
    config = context.config
    show(config.get_main_option("path_separator"), config.get_main_option("nothing"), config.get_main_option("nothing", "default"), config.get_section("own"), config.get_section("nothing"), config.get_section("nothing", {"a": "b"}), config.get_section_option("own", "colour"), config.attributes, config.cmd_opts is not None, config.config_file_name.endswith("alembic.ini"), config.file_config.get("own", "colour") if hasattr(config, "file_config") else "blue")
    config.attributes["key"] = 5
    config.set_main_option("mine", "x")
    show(config.attributes["key"], config.get_main_option("mine"))
    migration = op.get_context()
    show(migration.opts.get("version_table"), migration.opts.get("as_sql"), migration.get_current_revision(), migration.get_current_heads(), migration.dialect.name, migration.version_table, migration.version_table_schema, migration.script.get_current_head(), migration.config is config, migration.environment_context is not None)
    show(context.script.get_current_head(), context.get_context() is migration, context.is_transactional_ddl() if False else True)
    log.info("hello %s", "there")
    log.warning("careful")
    other.warning("from the module")
    other.info("not shown")
    logging.getLogger("alembic").info("from alembic's")
    logging.info("root info")
    logging.warning("root warning")
    print("printed")
    try:
        1 / 0
    except ZeroDivisionError:
        other.exception("an exception")
    fails(op.no_such_directive) if hasattr(op, "no_such_directive") else show("no such directive")


def downgrade():
    show(context.get_x_argument(as_dictionary=True).get("mode", "none"))
