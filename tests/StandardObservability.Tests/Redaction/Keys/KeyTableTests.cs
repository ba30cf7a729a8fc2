using StandardObservability.Redaction.Keys;
using Xunit;

namespace StandardObservability.Tests.Redaction.Keys;

public sealed class KeyTableTests
{
    private readonly KeyTable _table = new();

    [Fact]
    public void Each_of_many_keys_has_its_own_result()
    {
        for (var i = 0; i < 5000; i++)
        {
            _table.Add($"key{i}", (KeySecrecy)(i % 10));
        }

        for (var i = 0; i < 5000; i++)
        {
            Assert.Equal((KeySecrecy)(i % 10), _table.Find($"key{i}")?.Secrecy);
        }

        Assert.Null(_table.Find("key5000"));
        Assert.Null(_table.Find("KEY1"));
        Assert.Null(_table.Find([]));
        Assert.Equal(5000, _table.Count);
    }

    [Fact]
    public void A_key_is_added_once()
    {
        _table.Add("key", KeySecrecy.Always);
        _table.Add("key", KeySecrecy.None);

        Assert.Equal((KeySecrecy.Always, 1), (_table.Find("key")?.Secrecy, _table.Count));
    }

    [Fact]
    public void Keys_that_threads_add_at_the_same_time_are_all_found()
    {
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 2000; i++)
            {
                _table.Add($"key{i}", (KeySecrecy)(i % 10));
                Assert.Equal((KeySecrecy)(i % 10), _table.Find($"key{i}")?.Secrecy);
            }
        });

        Assert.Equal(2000, _table.Count);
    }
}
