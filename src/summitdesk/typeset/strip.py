"""The clusters of a glyph run as the shaped units that they come from: painters take units whole."""

from collections.abc import Iterator, Sequence
from typing import overload

from summitdesk.typeset.frame import Cluster, Glyph
from summitdesk.typeset.shape import Unit


class Strip(Sequence[Cluster]):
    """Units of one size on a run, each with its place from the run's origin and the space after each of its clusters.

    It is the sequence of their clusters, which are made when somebody asks for one. Places and spaces are points.
    """

    __slots__ = ("_clusters", "_count", "parts", "size")

    def __init__(self, parts: tuple[tuple[Unit, float, float], ...], size: float) -> None:
        self.parts = parts
        self.size = size
        self._clusters: tuple[Cluster, ...] | None = None
        self._count = sum([len(unit.clusters) for unit, _, _ in parts])

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Cluster: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Cluster, ...]: ...
    def __getitem__(self, index: int | slice) -> Cluster | tuple[Cluster, ...]:
        return self._made()[index]

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self._made())

    def __reversed__(self) -> Iterator[Cluster]:
        return reversed(self._made())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Strip) and (self.size, self.parts) == (other.size, other.parts)

    def __hash__(self) -> int:
        return hash((self.size, self.parts))

    def __repr__(self) -> str:
        return f"Strip({''.join(cluster.text for unit, _, _ in self.parts for cluster in unit.clusters)!r})"

    def _made(self) -> tuple[Cluster, ...]:
        if self._clusters is None:
            self._clusters = tuple(self._make())
        return self._clusters

    def _make(self) -> Iterator[Cluster]:
        size = self.size
        for unit, at, gap in self.parts:
            x = at
            for cluster in unit.clusters:
                glyphs = tuple([Glyph(gid, x + dx * size, dy * size) for gid, dx, dy in cluster.glyphs])
                advance = cluster.advance * size
                yield Cluster(glyphs, cluster.text, advance)
                x += advance + gap
