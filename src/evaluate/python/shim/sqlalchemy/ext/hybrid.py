"""Properties that work on objects and in statements alike."""


class hybrid_method:
    """A method for objects, or for the class in a statement."""

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, func, expr=None):
        self.func = func
        self._expr = expr or func

    def __get__(self, instance, owner):
        function = self._expr if instance is None else self.func
        return function.__get__(owner if instance is None else instance, owner)

    def expression(self, expr):
        self._expr = expr
        return self


class hybrid_property:
    """A property for objects, and an expression on the class."""

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, fget, fset=None, fdel=None, expr=None, custom_comparator=None, update_expr=None):
        self.fget, self.fset, self.fdel, self._expr, self._comparator, self._update = fget, fset, fdel, expr, custom_comparator, update_expr
        self.__name__ = getattr(fget, "__name__", None)
        self.__doc__ = getattr(fget, "__doc__", None)

    def __get__(self, instance, owner):
        if instance is not None:
            return self.fget(instance)
        if self._comparator is not None:
            return self._comparator(owner)
        made = (self._expr or self.fget)(owner)
        asked = getattr(made, "__clause_element__", None)
        return asked() if asked is not None else made

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _with(self, **changes):
        parts = dict(fget=self.fget, fset=self.fset, fdel=self.fdel, expr=self._expr, custom_comparator=self._comparator, update_expr=self._update)
        parts.update(changes)
        return hybrid_property(**parts)

    def getter(self, fget):
        return self._with(fget=fget)

    def setter(self, fset):
        return self._with(fset=fset)

    def deleter(self, fdel):
        return self._with(fdel=fdel)

    def expression(self, expr):
        return self._with(expr=expr.__func__ if isinstance(expr, classmethod) else expr)

    def comparator(self, comparator):
        return self._with(custom_comparator=comparator.__func__ if isinstance(comparator, classmethod) else comparator)

    def update_expression(self, method):
        return self._with(update_expr=method)

    @property
    def inplace(self):
        return _InPlace(self)


class _InPlace:
    def __init__(self, attribute):
        self._attribute = attribute

    def _setting(part):
        def set_part(self, function):
            setattr(self._attribute, part, function.__func__ if isinstance(function, classmethod) else function)
            return self._attribute

        return set_part

    getter, setter, deleter = _setting("fget"), _setting("fset"), _setting("fdel")
    expression, comparator, update_expression = _setting("_expr"), _setting("_comparator"), _setting("_update")
    bulk_dml = _setting("_bulk_dml")


class Comparator:
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, expression):
        self.expression = expression

    def __clause_element__(self):
        return self.expression


HybridExtensionType = type("HybridExtensionType", (), {})
