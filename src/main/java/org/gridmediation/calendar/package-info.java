/** Days that are worked, and what terms are counted in. */
package org.gridmediation.calendar;
