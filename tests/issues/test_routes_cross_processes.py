"""`Routes` did not pickle, so no executor could plan."""

import copy
import pickle

from hypothesis import given

from ansinh import Routes
from ansinh.testing.strategies import routes


@given(routes=routes())
def test_routes_come_back_equal(routes: Routes) -> None:
    assert pickle.loads(pickle.dumps(routes)) == routes
    assert copy.deepcopy(routes) == routes
