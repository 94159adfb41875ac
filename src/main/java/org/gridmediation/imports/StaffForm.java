package org.gridmediation.imports;

import org.gridmediation.columns.HeldPosts;
import org.gridmediation.staff.NewStaff;

/** A staff member as a row tells them. @param posts null when the row says nothing of them */
record StaffForm(NewStaff person, HeldPosts posts) {}
