/** Tests. */
@org.jspecify.annotations.NullMarked
package org.lariat.bench.peers.spark;
