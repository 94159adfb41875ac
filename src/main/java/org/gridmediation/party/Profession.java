package org.gridmediation.party;

/** What an agent is (the form 授权委托书). */
public enum Profession {
    LAWYER,
    LEGAL_SERVICE_WORKER,
    CLOSE_RELATIVE,
    EMPLOYEE,
    RECOMMENDED,
    OTHER
}
