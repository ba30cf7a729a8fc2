using StandardObservability.Metrics;
using Xunit;

namespace StandardObservability.Tests.Metrics;

/// <summary>Reads limits from the files that Linux, container runtimes and Lambda really provide.</summary>
public sealed class MemoryLimitTests
{
    [Theory]
    [InlineData("0::/\n", "/sys/fs/cgroup/memory.max", "536870912\n", 536870912L)]
    [InlineData("0::/\n", "/sys/fs/cgroup/memory.max", "max\n", null)]
    [InlineData("0::/system.slice/shop.service\n", "/sys/fs/cgroup/system.slice/memory.max", "1000\n", 1000L)]
    [InlineData("7:cpu,cpuacct:/ecs/1\n5:memory:/ecs/1/2\n", "/sys/fs/cgroup/memory/ecs/1/memory.limit_in_bytes", "2000\n", 2000L)]
    [InlineData("5:memory:/ecs/1/2\n", "/sys/fs/cgroup/memory/memory.limit_in_bytes", "3000\n", 3000L)]
    [InlineData("5:memory:/\n", "/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n", null)]
    [InlineData("7:cpu:/\n", "/sys/fs/cgroup/memory.max", "1000\n", null)]
    [InlineData("0::/\n", "/sys/fs/cgroup/memory.max", "-1", null)]
    [InlineData("0::/\n", "/sys/fs/cgroup/memory.max", "99999999999999999999999", null)]
    [InlineData("nonsense", "/sys/fs/cgroup/memory.max", "1000\n", null)]
    public void A_limit_of_control_groups_is_read(string groups, string file, string content, long? expected)
        => Assert.Equal(expected, Read(new() { ["/proc/self/cgroup"] = groups, [file] = content }));

    [Fact]
    public void The_smallest_limit_on_the_way_to_the_root_counts()
        => Assert.Equal(100, Read(new()
        {
            ["/proc/self/cgroup"] = "0::/pod/container\n",
            ["/sys/fs/cgroup/pod/container/memory.max"] = "max\n",
            ["/sys/fs/cgroup/pod/memory.max"] = "100\n",
            ["/sys/fs/cgroup/memory.max"] = "200\n",
        }));

    [Fact]
    public void A_Lambda_function_has_the_memory_that_its_environment_names()
        => Assert.Equal(512L * 1024 * 1024, new MemoryLimit(static _ => false, static _ => string.Empty, static name => name == "AWS_LAMBDA_FUNCTION_MEMORY_SIZE" ? "512" : null).Read());

    [Fact]
    public void A_file_that_cannot_be_read_is_no_limit()
        => Assert.Null(new MemoryLimit(static _ => true, static _ => throw new UnauthorizedAccessException(), static _ => null).Read());

    private static long? Read(Dictionary<string, string> files) => new MemoryLimit(files.ContainsKey, f => files[f], static _ => null).Read();
}
