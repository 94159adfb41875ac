package org.gridmediation.http;

import java.util.AbstractList;
import java.util.List;

/** A list that is answered as an array. Where it goes on, the Link header says so: nothing is left out in silence. */
final class PagedRows<T> extends AbstractList<T> {
    private final List<T> items;

    /** The cursor of what follows; null at the end. */
    final String next;

    PagedRows(List<T> items, String next) {
        this.items = items;
        this.next = next;
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
