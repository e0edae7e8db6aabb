/** Tests. */
@org.jspecify.annotations.NullMarked
package org.lariat.bench.peers.h2o;
