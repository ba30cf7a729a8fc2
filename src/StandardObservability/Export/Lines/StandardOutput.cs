namespace StandardObservability.Export.Lines;

/// <summary>Writes log lines and EMF documents to standard output, also after the host was disposed of: an application logs there why it ended.</summary>
internal sealed class StandardOutput(StandardOutputStream stream)
    : LineWriter(new StreamTarget(stream), "StandardObservability stdout", writesAfterDisposal: true);
