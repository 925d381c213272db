# switch_interval: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.0001 0.000352146 0.000271763954 0.000432528046
0.0002 0.000471467333 0.000365588902 0.000577345765
0.0005 0.000757978333 0.000712105552 0.000803851115
0.001 0.00122158267 0.00113233325 0.00131083209
0.002 0.00223016833 0.00218407547 0.00227626119
0.005 0.00523785567 0.00517814756 0.00529756377
0.01 0.010297263 0.0102607916 0.0103337344
0.02 0.0203673067 0.0202655532 0.0204690601
0.05 0.0503362693 0.0503067906 0.0503657481
EOD
$p1s2 << EOD
0.0001 0.001370239 0.00117416073 0.00156631727
0.0002 0.00132069567 0.00102884532 0.00161254602
0.0005 0.00141413267 0.0011711315 0.00165713383
0.001 0.002541365 0.00223361894 0.00284911106
0.002 0.00346892633 0.00318640637 0.0037514463
0.005 0.00940718367 0.0080759994 0.0107383679
0.01 0.0120281803 0.0113927359 0.0126636247
0.02 0.0371278903 0.0345091839 0.0397465967
0.05 0.0570711547 0.0544208081 0.0597215013
EOD
$p1s3 << EOD
0.0001 0.005316204 0.00429574493 0.00633666307
0.0002 0.004843605 0.00350093026 0.00618627974
0.0005 0.00619334167 0.00595579289 0.00643089045
0.001 0.010855804 0.0104667903 0.0112448177
0.002 0.0184797903 0.0136871263 0.0232724544
0.005 0.0355629947 0.0325918683 0.038534121
0.01 0.0446609233 0.0381756229 0.0511462238
0.02 0.100883492 0.0939242567 0.107842727
0.05 0.198228337 0.182246682 0.214209991
EOD
$p1l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
$p2s1 << EOD
0.0001 0.000378947 0.000368798852 0.000389095148
0.0002 0.000475515 0.000468081756 0.000482948244
0.0005 0.000785558333 0.000778836385 0.000792280282
0.001 0.00129128233 0.00127535572 0.00130720895
0.002 0.00221596033 0.00209833735 0.00233358332
0.005 0.005292633 0.00520375646 0.00538150954
0.01 0.0103085727 0.0102547045 0.0103624408
0.02 0.0203741267 0.0203039668 0.0204442865
0.05 0.0504101227 0.0503500411 0.0504702042
EOD
$p2s2 << EOD
0.0001 0.000570774667 0.000543734003 0.000597815331
0.0002 0.000741194 0.000727916069 0.000754471931
0.0005 0.00114292367 0.000965891884 0.00131995545
0.001 0.00187855533 0.0016808321 0.00207627857
0.002 0.00463960167 0.00405571408 0.00522348925
0.005 0.015543848 0.0114521913 0.0196355047
0.01 0.0319969157 0.0285335277 0.0354603036
0.02 0.0590747323 0.0492354504 0.0689140143
0.05 0.162720806 0.158504601 0.16693701
EOD
$p2s3 << EOD
0.0001 0.00126536367 0.00112320257 0.00140752476
0.0002 0.00195508967 0.00162756357 0.00228261576
0.0005 0.00323761667 0.0029152214 0.00356001193
0.001 0.00565110867 0.00479927813 0.0065029392
0.002 0.0115723513 0.0105450467 0.012599656
0.005 0.0211005573 0.0164989446 0.0257021701
0.01 0.0428683223 0.0367486315 0.0489880131
0.02 0.088102105 0.078886758 0.097317452
0.05 0.238260972 0.190347114 0.286174829
EOD
$p2l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [7.79904093e-05:0.0641104469]
set logscale y
set yrange [7.27335429e-05:0.393456468]
unset label
unset arrow
set label 'The convoy: an answer waits a switch interval for the GIL' at screen 0.01750,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'switch interval' at screen 0.49239,0.06019 center front textcolor rgb '#222222'
set label 'mean latency' at screen 0.02000,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.10828
set rmargin at screen 0.42563
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1)
set label '1 core' at screen 0.11078,0.87963 left front textcolor rgb '#222222'
set arrow from screen 0.42012,0.68573 to screen 0.42387,0.67113 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label '1 computing' at screen 0.42637,0.67113 left front textcolor rgb '#005A8C'
set arrow from screen 0.42012,0.69588 to screen 0.42387,0.71048 nohead linewidth 0.6 linecolor rgb '#D55E00'
set label '2 computing' at screen 0.42637,0.71048 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.42637,0.79647 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.16031,0.21135 left front textcolor rgb '#666666'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset label
unset arrow
set lmargin at screen 0.55914
set rmargin at screen 0.87649
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('' 0.0001, '' 0.001, '' 0.01, '' 0.1)
set label '2 cores' at screen 0.56164,0.87963 left front textcolor rgb '#222222'
set label '1 computing' at screen 0.87723,0.68585 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.87723,0.77625 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.87723,0.81560 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.61117,0.21135 left front textcolor rgb '#666666'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p2l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p2s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p2s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset multiplot
