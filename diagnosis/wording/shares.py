"""Shares of answer sets, in words."""


def percent(count: int, total: int) -> str:
    """A share that never reads as none or all where it is not."""
    if count in (0, total):
        return "0 %" if count == 0 else "100 %"
    share = 100 * count / total
    if share < 0.1:
        return "< 0.1 %"
    return "> 99.9 %" if share > 99.9 else f"{share:.1f} %"
