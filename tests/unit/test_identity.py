"""Identities and addresses."""

import copy

from pgsync.model.identity import Address, ObjectId


def test_of_each_identity_there_is_one() -> None:
    orders = ObjectId("table", ("public", "orders"))
    assert ObjectId("table", ("public", "or" + "ders")) is orders
    assert copy.copy(orders) is orders
    assert copy.deepcopy(orders) is orders
    assert {orders: 1}[ObjectId("table", ("public", "orders"))] == 1


def test_what_has_another_kind_or_path_is_another_one() -> None:
    table, view = ObjectId("table", ("public", "orders")), ObjectId("view", ("public", "orders"))
    assert table != view
    assert len({table, view, ObjectId("table", ("public", "Orders"))}) == 3


def test_identities_are_sorted_by_kind_and_path() -> None:
    ids = [ObjectId("view", ("a", "a")), ObjectId("table", ("b", "a")), ObjectId("table", ("a", "b"))]
    assert [str(id_) for id_ in sorted(ids)] == ["table a.b", "table b.a", "view a.a"]


def test_an_address_is_one_number_with_three_parts() -> None:
    address = Address(1259, 16384, -1)
    assert (address.classid, address.objid, address.objsubid) == (1259, 16384, 65535)
    assert copy.copy(address) == address
