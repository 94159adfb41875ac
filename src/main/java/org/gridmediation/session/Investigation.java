package org.gridmediation.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.DisputePart;

/** 人民调解调查记录: what somebody was asked, or what was looked at, and what was found. */
@Entity
@Table(name = "dispute_investigation")
public class Investigation extends DisputePart {
    public int number;
    public Instant beganAt;
    public Instant endedAt;
    public String place;
    public String askedName;
    public UUID askedParty;
    public String askedAs;
    public String investigator;
    public String recorder;
    public String record;
    Instant at;
    UUID byPost;
}
