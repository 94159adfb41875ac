package org.gridmediation.access;

/** Of the Keycloak account: not wanted, on its way, there, impossible (the name is somebody else's), closed with its client. */
public enum AccountState {
    NONE,
    PENDING,
    ACTIVE,
    FAILED,
    DISABLED
}
