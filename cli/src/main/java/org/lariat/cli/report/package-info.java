/**
 * A report of a fit as one HTML file that needs no network. {@link org.lariat.cli.report.ReportBuilder} takes the parts there
 * are, {@link org.lariat.cli.report.ReportFile} writes them; nothing is fitted here.
 */
@NullMarked
package org.lariat.cli.report;

import org.jspecify.annotations.NullMarked;
