package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What it takes to do the same again. */
record RunSection(ReportData data) implements Section {
    @Override
    public String id() {
        return "run";
    }

    @Override
    public String heading() {
        return "Command, data and versions";
    }

    @Override
    public void body(Html html) {
        html.element("pre", data.command());
        List<Fact> facts = new ArrayList<>(data.data());
        facts.addAll(data.run());
        html.facts(facts);
    }

    @Override
    public Map<String, Chart> charts() {
        return Map.of();
    }
}
