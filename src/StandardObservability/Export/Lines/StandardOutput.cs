namespace StandardObservability.Export.Lines;

/// <summary>Lines on standard output, of logs and of embedded metrics.</summary>
internal sealed class StandardOutput(StandardOutputStream stream) : LineWriter(new StreamTarget(stream), "StandardObservability stdout");
