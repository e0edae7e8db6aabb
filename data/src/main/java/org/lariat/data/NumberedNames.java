package org.lariat.data;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** The names V1 … Vp, made when they are asked for: as texts, those of a million columns would take 60 MB. */
final class NumberedNames extends AbstractList<String> implements RandomAccess {
    private final int size;

    NumberedNames(int size) {
        this.size = size;
    }

    @Override
    public String get(int j) {
        return "V" + (Objects.checkIndex(j, size) + 1);
    }

    @Override
    public int size() {
        return size;
    }
}
