package org.gridmediation.access;

/** A row that is no record by itself: when it changes, the record that it is a part of has changed. */
public interface RecordPart {
    Class<?> wholeType();

    Object wholeId();
}
