package org.gridmediation.party;

/** What an agent may do for a party (the form 授权委托书). */
public enum Power {
    APPLY_OR_END_MEDIATION,
    EVIDENCE,
    CHOOSE_MEDIATOR,
    ADMIT_CHANGE_WAIVE_CLAIMS,
    ATTEND_AND_SIGN,
    RECEIVE_DOCUMENTS,
    OTHER
}
