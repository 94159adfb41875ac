package org.gridmediation.area;

/** A grid's kind fixes the range of its last three digits: 001–699, 701–899, 901–999 (domain 6.2). */
public enum GridKind {
    BASIC(1, 699),
    DEDICATED(701, 899),
    TEMPORARY(901, 999);

    final int first;
    final int last;

    GridKind(int first, int last) {
        this.first = first;
        this.last = last;
    }

    public boolean owns(AreaCode grid) {
        var number = Integer.parseInt(grid.value().substring(12));
        return number >= first && number <= last;
    }
}
