package org.gridmediation.mediator;

/** 提名, 聘任, 停聘, 解聘. */
public enum MediatorState {
    NOMINATED,
    ENGAGED,
    SUSPENDED,
    ENDED;

    /** Whether only somebody who was engaged comes to it. */
    public boolean isAfterEngagement() {
        return this == SUSPENDED || this == ENDED;
    }
}
