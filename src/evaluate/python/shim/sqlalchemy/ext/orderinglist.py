"""Lists that number their members: only the name is needed here."""


def ordering_list(attr, count_from=None, **_options):
    return list
