"""What env.py files import for autogenerate; inside a run it does nothing."""


def include_object(obj, name, obj_type, reflected, compare_to):
    return True


def render_item(obj_type, obj, autogen_context):
    return False


def writer(context, revision, directives):
    pass
