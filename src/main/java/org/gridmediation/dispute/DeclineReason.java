package org.gridmediation.dispute;

/** When a committee may not mediate (人民调解工作若干规定; 人民调解法 art. 17). */
public enum DeclineReason {
    SPECIAL_ORGAN_ONLY,
    ALREADY_BEFORE_OTHER_ORGAN,
    PARTY_REFUSES,
    CRIMINAL_OR_PUBLIC_SECURITY,
    AGAINST_GOVERNMENT,
    HARMS_OTHERS,
    NOT_A_CIVIL_DISPUTE
}
