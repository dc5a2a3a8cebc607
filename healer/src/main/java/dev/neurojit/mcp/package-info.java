/**
 * NeuroJIT for agents: the Model Context Protocol over two streams, one JSON-RPC message a line.
 *
 * <p>{@link dev.neurojit.mcp.McpSession} speaks the protocol; a {@link dev.neurojit.mcp.Tool} is
 * what an agent can call, and {@link dev.neurojit.mcp.ProgramTools} has the ones there are. Calls
 * run one after the other on a thread of their own, so that the session answers while one of them
 * works.
 */
@NullMarked
package dev.neurojit.mcp;

import org.jspecify.annotations.NullMarked;
