@NullMarked
package org.lariat.cli.report;

import org.jspecify.annotations.NullMarked;
