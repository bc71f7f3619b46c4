"""batch_alter_table(recreate='always'): not yet."""


def recreate(batch):
    raise NotImplementedError("batch_alter_table(recreate='always') is not supported: use recreate='auto'")
