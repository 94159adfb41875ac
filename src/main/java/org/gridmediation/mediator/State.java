package org.gridmediation.mediator;

/** 提名, 聘任, 停聘, 解聘. */
public enum State {
    NOMINATED,
    ENGAGED,
    SUSPENDED,
    ENDED
}
