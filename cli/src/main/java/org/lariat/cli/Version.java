package org.lariat.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of Lariat, from the manifest of its jar. */
final class Version implements IVersionProvider {
    private static final String UNPACKAGED = "unpackaged";

    /** The version; {@value #UNPACKAGED} where the classes were not packed into a jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse(UNPACKAGED);
    }

    @Override
    public String[] getVersion() {
        return new String[] {"lariat " + number(), "Java " + Runtime.version()};
    }
}
