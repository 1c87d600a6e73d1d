"""How values show themselves in notebooks: a hook, so that values need not know the writers above them.

The package fills `html` with a function that loads the writers when the first value is shown.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["html"]

html: Callable[[object], str | None] = lambda value: None  # noqa: E731  (replaced by the package)
"""The value as HTML; None where nothing is known of it."""
