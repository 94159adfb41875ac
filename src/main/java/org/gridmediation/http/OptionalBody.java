package org.gridmediation.http;

/** A body that may be left out: it is then read as an empty object, and the contract says that it is not required. */
public interface OptionalBody {}
