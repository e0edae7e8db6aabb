package org.lariat.cli;

import org.lariat.data.ReadOptions;
import picocli.CommandLine.TypeConversionException;

/** Reads the size of a page budget. */
final class PageBudgetConverter extends SizeConverter {
    /** The default page budget as it is written. */
    static final String DEFAULT = (ReadOptions.DEFAULT_PAGE_BUDGET >> 30) + "g";

    @Override
    public Long convert(String text) {
        long size = super.convert(text);
        if (size < ReadOptions.LEAST_PAGE_BUDGET) {
            throw new TypeConversionException("the page budget must be at least 16m, not " + text);
        }
        return size;
    }
}
