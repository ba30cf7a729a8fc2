using StandardObservability.Logging.Calls;

namespace StandardObservability.Logging;

/// <summary>Formats a redacted log call as a line, including the line end.</summary>
internal interface ILineFormat
{
    /// <param name="call">The call.</param>
    /// <param name="buffers">Memory; the line is in <see cref="LineBuffers.Line"/> afterwards.</param>
    void Write(in LogCall call, LineBuffers buffers);
}
