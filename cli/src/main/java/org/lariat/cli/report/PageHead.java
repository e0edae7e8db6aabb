package org.lariat.cli.report;

import java.io.IOException;

/** The head of every page: nothing is loaded, and no script runs but those whose hashes are named. */
final class PageHead {
    private PageHead() {}

    /**
     * Adds the beginning of a document up to the end of its head.
     *
     * @param page an empty one
     * @param title of the page
     * @param scripts hashes of its scripts, as a content security policy names them; {@code 'none'} if there are none
     * @throws IOException if a resource of the program cannot be read
     */
    static void write(Html page, String title, String scripts) throws IOException {
        page.raw("<!DOCTYPE html>\n")
                .open("html", "lang", "en")
                .open("head")
                .open("meta", "charset", "utf-8")
                .open(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline';"
                                + " script-src " + scripts)
                .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .open("meta", "name", "generator", "content", "Lariat")
                .element("title", title)
                .open("style")
                .raw(Resources.text("report.css"))
                .close("style")
                .close("head");
    }
}
