using System.Text;
using Judges;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.Tests.Export.Lines;

public sealed class StandardOutputTests
{
    [Fact]
    public async Task Lines_of_many_threads_arrive_whole_and_counted()
    {
        var stream = new CapturedStream();
        var count = new OutputCount("test");
        using (var output = new StandardOutput(new StandardOutputStream(() => stream)))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(() =>
            {
                for (var i = 0; i < 5000; i++)
                {
                    output.Write(count, Encoding.UTF8.GetBytes($"{t}:{i}:{new string('x', i % 50)}\n"), urgent: i % 1000 == 0);
                }
            })));
        }

        Assert.Equal(40_000, stream.Lines.Distinct().Count());
        Assert.All(stream.Lines, static l => Assert.Matches("^[0-7]:[0-9]+:x*$", l));
        Assert.Equal((40_000, 40_000, 0), (count.Produced, count.Sent, count.Lost));
    }

    [Fact]
    public void Lines_are_counted_as_lost_when_the_stream_throws()
    {
        var count = new OutputCount("test");
        using (var output = new StandardOutput(new StandardOutputStream(static () => new ThrowingStream())))
        {
            output.Write(count, "one\n"u8, urgent: true);
            Assert.True(output.Flush(Poll.DefaultTimeout));
            output.Write(count, "two\n"u8, urgent: true);
        }

        Assert.Equal((2, 0, 2), (count.Produced, count.Sent, count.Lost));
    }

    [Fact]
    public void A_stream_without_a_reader_never_blocks_the_caller_and_memory_stays_bounded()
    {
        using var gate = new ManualResetEventSlim();
        var count = new OutputCount("test");
        var line = new byte[1000];
        using (var output = new StandardOutput(new StandardOutputStream(() => new BlockedStream(gate))))
        {
            for (var i = 0; i < 20_000; i++)
            {
                output.Write(count, line, urgent: true);
            }

            Assert.False(output.Flush(TimeSpan.FromMilliseconds(1)));
            Assert.InRange(count.Waiting, 1, 2 * (StandardOutput.Capacity + StandardOutput.UrgentReserve) / line.Length);
            Assert.Equal(20_000, count.Lost + count.Waiting + count.Sent);
            gate.Set();
        }

        Assert.Equal(20_000, count.Lost + count.Sent);
        Assert.True(count.Lost > 0);
    }

    [Fact]
    public void A_flush_waits_for_earlier_lines_and_not_for_later_ones()
    {
        var count = new OutputCount("test");
        StandardOutput? output = null;
        using (output = new StandardOutput(new StandardOutputStream(() => new CallbackStream(() => output!.Write(count, "more\n"u8, urgent: true)))))
        {
            output.Write(count, "one\n"u8, urgent: true);

            Assert.True(output.Flush(TimeSpan.FromSeconds(10)));
            Assert.True(count.Sent >= 1);
        }

        Assert.True(output.Flush(TimeSpan.Zero));
        Assert.Equal(0, count.Waiting);
    }

    [Fact]
    public void An_urgent_line_is_written_when_the_buffer_is_full()
    {
        using var gate = new ManualResetEventSlim();
        var (flood, urgent) = (new OutputCount("flood"), new OutputCount("urgent"));
        var line = Encoding.UTF8.GetBytes(new string('x', 999) + "\n");
        using (var output = new StandardOutput(new StandardOutputStream(() => new BlockedStream(gate))))
        {
            while (flood.Lost == 0)
            {
                output.Write(flood, line, urgent: false);
            }

            output.Write(urgent, line, urgent: true);
            gate.Set();
        }

        Assert.Equal((1, 1, 0), (urgent.Produced, urgent.Sent, urgent.Lost));
    }

    private sealed class CallbackStream(Action callback) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => callback();
    }

    private sealed class ThrowingStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }

    private sealed class BlockedStream(ManualResetEventSlim gate) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => gate.Wait();
    }
}
