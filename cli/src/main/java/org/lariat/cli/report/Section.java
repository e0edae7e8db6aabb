package org.lariat.cli.report;

import java.util.Map;

/** One part of the page. */
interface Section {
    /** Its anchor. */
    String id();

    /** Its heading. */
    String heading();

    /** Text, places of charts, and tables. */
    void body(Html html);

    /** What is drawn, by the id of its place. */
    Map<String, Chart> charts();
}
