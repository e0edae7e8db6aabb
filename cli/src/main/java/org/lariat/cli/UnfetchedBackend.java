package org.lariat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.resident.ColumnSource;
import org.lariat.resident.ResidentBackends;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentProvider;

/** Stands for a backend that the launcher fetches when it is first asked for, until it has. */
record UnfetchedBackend(String name) implements ResidentProvider {
    /** What the launcher fetches. */
    private static final List<String> FETCHED = List.of("nd4j");

    /** The backends of resident designs, best first, those not fetched yet at the end. */
    static List<ResidentProvider> andOthers() {
        List<ResidentProvider> all = new ArrayList<>(ResidentBackends.providers());
        for (String name : FETCHED) {
            if (all.stream().noneMatch(provider -> provider.name().equals(name))) {
                all.add(new UnfetchedBackend(name));
            }
        }
        return all;
    }

    private String why() {
        return "not fetched yet: the first --backend " + name + " of the lariat command brings it";
    }

    @Override
    public int priority() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.of(why());
    }

    @Override
    public List<Device> devices() {
        return List.of();
    }

    @Override
    public ResidentDesign upload(ColumnSource source, ResidentOptions options) {
        throw new BackendUnavailableException(why());
    }
}
