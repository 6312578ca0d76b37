"""The same function on an engine for tables that one machine does not hold."""

from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from benchmarks.frames import random_frame
from diagnosis.batch import diagnose_frame
from tests.support.frozen import DEFINITION


@pytest.mark.slow
def test_dask_diagnoses_parts_on_workers_of_their_own(tmp_path: Path) -> None:
    import dask.dataframe
    from distributed import Client, LocalCluster

    frame = random_frame(DEFINITION, 4_000).astype(str)
    source, target = tmp_path / "responses", tmp_path / "diagnoses"
    source.mkdir()
    for number in range(4):
        part = frame.iloc[1_000 * number : 1_000 * (number + 1)]
        part.to_parquet(source / f"{number}.parquet", index=False)
    workers = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]
    with workers, Client(workers):  # type: ignore[no-untyped-call]
        responses = dask.dataframe.read_parquet(source)
        work = partial(diagnose_frame, DEFINITION)
        responses.map_partitions(work, meta=work(responses.head(0))).to_parquet(target)
    found = pd.concat(pd.read_parquet(path) for path in sorted(target.glob("*.parquet")))
    expected = diagnose_frame(DEFINITION, frame)
    assert_frame_equal(
        found.reset_index(drop=True).astype(object), expected.astype(object), check_index_type=False
    )
