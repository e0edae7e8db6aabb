package org.lariat.data.prep;

import java.util.List;

/** What was fitted for one column of the data, which becomes one or more features. Immutable. */
public sealed interface ColumnSteps permits NumberSteps, Levels {
    /** What is put after the name of a column to name the indicator of its missing values. */
    String MISSING = ".missing";

    /** Name of the column. */
    String name();

    /** Whether there is an indicator of missing values. */
    boolean indicator();

    /** Whether missing values can be filled in. */
    boolean fills();

    /** Names of the features made of the column, in order. */
    List<String> outputs();

    /** A line for people: what is done. */
    String description();
}
