namespace StudyMate.Simulation;

/// <summary>The lives of the host, one after the other; now and then one that everybody believes dead goes on for a moment beside the next.</summary>
internal sealed class Lives(SimulatedWorld world, SimulatedProcess outsideProcess, SimulatedDisk disk, Outside outside, Chance chance)
{
    private SimulatedHost? _undead;
    private long _undeadUntil;

    public SimulatedHost? Current { get; private set; }

    public int Crashes { get; private set; }

    public async Task StartAsync()
    {
        var life = new SimulatedHost(world, disk, outside);
        Current = life;
        await Task.WhenAny(life.StartAsync(), life.Died);
        if (!life.IsUp && !life.Process.IsDead)
        {
            // The disk failed while the host started: whoever looks after it starts it again.
            outside.Coverage.Count("crash: start failed");
            life.Kill();
            await Task.Delay(TimeSpan.FromSeconds(2), outsideProcess.Time);
            await StartAsync();
        }
    }

    /// <summary>The host dies, here and now, between two turns; another one starts a little later.</summary>
    public void Die(Crash crash)
    {
        if (Current is not { IsUp: true } life)
            return;
        Crashes++;
        outside.Findings.Tell("CRASH");
        switch (crash)
        {
            case Crash.StandStill or Crash.StandStillWhileWriting:
                if (life.IsWriting)
                    outside.Coverage.Count("crash: stands still while a record is written");
                BuryUndead();
                life.Disconnect();
                life.Process.Freeze();
                (_undead, _undeadUntil) = (life, long.MaxValue);
                _ = outsideProcess.Start(() => StandStillAsync(life));
                _ = outsideProcess.Start(StartAsync);
                break;
            case Crash.Restart:
                _ = outsideProcess.Start(RestartAsync);
                break;
            default:
                outside.Coverage.Count("crash: power cut");
                life.Kill();
                disk.LosePower();
                _ = outsideProcess.Start(ReviveAsync);
                break;
        }
    }

    /// <summary>Called between turns.</summary>
    public void Tick()
    {
        if (_undead is not null && world.Steps >= _undeadUntil)
            BuryUndead();
    }

    /// <summary>Stops the host in order, as an update does, and starts it again.</summary>
    public async Task RestartAsync()
    {
        BuryUndead();
        if (Current is { } life)
        {
            outside.Coverage.Count("crash: orderly restart");
            await Task.WhenAny(life.StopAsync(), Task.Delay(TimeSpan.FromSeconds(30), outsideProcess.Time));
            life.Kill();
        }

        await StartAsync();
    }

    /// <summary>Stands still for so long that everybody believes it dead, and then goes on with what it was about to write.</summary>
    private async Task StandStillAsync(SimulatedHost life)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(chance.PerMille(250) ? chance.Between(10, 1_000) : chance.Between(1_000, 120_000)), outsideProcess.Time);
        if (life.Process.IsDead)
            return;
        outside.Coverage.Count("crash: believed dead, goes on for a while");
        _undeadUntil = world.Steps + chance.Between(100, 6_000);
        life.Process.Thaw();
    }

    private async Task ReviveAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(chance.Between(100, 20_000)), outsideProcess.Time);
        await StartAsync();
    }

    /// <summary>Nobody lives on.</summary>
    public void End()
    {
        BuryUndead();
        Current?.Kill();
    }

    private void BuryUndead()
    {
        _undead?.Kill();
        _undead = null;
    }
}
