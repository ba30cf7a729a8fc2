using System.Buffers;

namespace StandardObservability.Export.Otlp.Wire;

/// <summary>A copy of an HTTP body in a pooled array. Disposal returns the array.</summary>
internal sealed class RentedBody : Stream
{
    private byte[] _buffer = [];
    private int _length;

    private RentedBody()
    {
    }

    /// <summary>The body; not valid after disposal.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <param name="content">Content whose body is in memory, such as OpenTelemetry's requests and buffered responses.</param>
    public static RentedBody Read(HttpContent content)
    {
        var body = new RentedBody();
        content.CopyTo(body, context: null, CancellationToken.None);
        return body;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_length + buffer.Length > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_length + buffer.Length);
            Bytes.CopyTo(larger);
            Return();
            _buffer = larger;
        }

        buffer.CopyTo(_buffer.AsSpan(_length));
        _length += buffer.Length;
    }

    public override void Flush()
    {
        // Every write is complete.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Return();
        (_buffer, _length) = ([], 0);
        base.Dispose(disposing);
    }

    private void Return()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }
}
