package org.gridmediation.dispute;

/** 事件级别, as in GB/T 31000. */
public enum EventLevel {
    EXTRAORDINARY,
    MAJOR,
    LARGE,
    GENERAL
}
