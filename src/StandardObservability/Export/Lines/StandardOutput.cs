namespace StandardObservability.Export.Lines;

/// <summary>Writes log lines and EMF documents to standard output.</summary>
internal sealed class StandardOutput(StandardOutputStream stream) : LineWriter(new StreamTarget(stream), "StandardObservability stdout");
