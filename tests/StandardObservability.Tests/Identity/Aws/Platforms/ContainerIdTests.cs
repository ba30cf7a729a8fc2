using CsCheck;
using StandardObservability.Identity.Aws.Platforms;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms;

public sealed class ContainerIdTests
{
    private const string Id = "a4d00c9dd675d67f866c786181419e1b44832d4696780152e61afd44a3e02856";
    private const string Outer = "ea32192c8553fbff06c9340478a2ff089b2bb5646fb718b4ee206641c9086d66";

    [Theory]
    [InlineData("14:name=systemd:/docker/" + Id + "\n13:rdma:/\n12:pids:/docker/" + Outer, Id)]
    [InlineData("13:rdma:/\n12:pids:/ecs/158d1c8083dd49d6b527399fd6414f5c/" + Id, Id)]
    [InlineData("12:pids:/kubepods/burstable/pod3f1c7f6e-0000-4000-8000-000000000001/" + Id, Id)]
    [InlineData("1:name=systemd:/system.slice/containerd.service/kubepods-burstable-pod3f1c.slice:cri-containerd:" + Id, Id)]
    [InlineData("0::/kubepods.slice/kubepods-pod3f1c.slice/cri-containerd-" + Id + ".scope", Id)]
    [InlineData("0::/system.slice/docker-" + Id + ".scope", Id)]
    [InlineData("0::/machine.slice/libpod-" + Id + ".scope/container", Id)]
    [InlineData(
        "9:perf_event:/ecs/cd189a933e5849daa93386466019ab50/cd189a933e5849daa93386466019ab50-2495160603",
        "cd189a933e5849daa93386466019ab50-2495160603")]
    [InlineData("4:pids:/docker/" + Outer + "/docker/" + Id, Id)]
    [InlineData("0::/", null)]
    [InlineData("0::/user.slice/user-1000.slice/session-1.scope", null)]
    [InlineData("14:name=systemd:/docker/" + Id + "0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Is_found_in_both_versions_of_control_groups(string? groups, string? expected)
        => Assert.Equal(expected, ContainerId.Parse(groups));

    [Fact]
    public void Any_text_has_no_id_or_one_of_a_valid_length()
        => Gen.OneOf(Gen.String, Gen.String[Gen.Char["/:-.0123456789abcdefscope\n"], 0, 400])
            .Sample(static text => ContainerId.Parse(text) is null or { Length: >= 34 and <= 64 });
}
